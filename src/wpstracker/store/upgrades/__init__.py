"""What leads a file from one version to the next, frozen as it was when the version was made."""
