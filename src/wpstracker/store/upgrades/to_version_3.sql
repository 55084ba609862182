CREATE TABLE "saved_view" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "page" TEXT NOT NULL, "question" TEXT NOT NULL, "sorted_by" TEXT NOT NULL, "descending" INTEGER NOT NULL, "columns" TEXT NOT NULL, "pinned" INTEGER NOT NULL, "sort" INTEGER);
CREATE TABLE attachment_text (digest TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE INDEX event_by_title ON event (title COLLATE NOCASE, id);
CREATE INDEX recommendation_by_deadline ON recommendation (deadline, id, status, deadline_kind, country);
CREATE INDEX recommendation_counted ON recommendation (status, deadline_kind, deadline, country, issued, event_id, mechanism, id);
