CREATE TABLE "saved_view" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "page" TEXT NOT NULL, "question" TEXT NOT NULL, "sorted_by" TEXT NOT NULL, "descending" INTEGER NOT NULL, "columns" TEXT NOT NULL, "pinned" INTEGER NOT NULL, "sort" INTEGER);
CREATE TABLE attachment_text (digest TEXT PRIMARY KEY, text TEXT NOT NULL);
