-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" BLOB NOT NULL,
    "address" BLOB NOT NULL,
    "language" TEXT NOT NULL,
    "spokenTo" BLOB,
    "session" BLOB,
    "trail" BLOB,
    "live" TEXT,
    "seenDay" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "payload" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "Seen" (
    "page" TEXT NOT NULL PRIMARY KEY,
    "bits" BLOB NOT NULL,
    "day" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Quarantine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "fault" TEXT NOT NULL,
    "payload" BLOB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SafetyPlan" (
    "person" TEXT NOT NULL PRIMARY KEY,
    "plan" BLOB NOT NULL,
    "keptAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "HouseMark" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" BLOB NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_key_key" ON "Person"("key");

-- CreateIndex
CREATE INDEX "Person_seenDay_idx" ON "Person"("seenDay");

-- CreateIndex
CREATE INDEX "Outbox_person_idx" ON "Outbox"("person");

-- CreateIndex
CREATE INDEX "Seen_day_idx" ON "Seen"("day");
