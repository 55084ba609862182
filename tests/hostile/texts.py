"""Texts that do something when they are taken for HTML."""

HOSTILE = (
    "<b>bold</b> & <i>more</i>",
    '<img src="file://192.0.2.1/share/x.png">',
    '<a href="file:///etc/passwd">minutes</a>',
    "<script>alert(1)</script>",
    '" onmouseover="x',
    "<!-- <style> * { display: none } </style>",
    "&lt;b&gt;",
)
