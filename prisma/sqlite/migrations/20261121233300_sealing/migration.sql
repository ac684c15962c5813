-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "case" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "body" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "EntryWrap" (
    "entry" TEXT NOT NULL PRIMARY KEY,
    "wraps" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "OrganizationKey" (
    "publicKey" TEXT NOT NULL PRIMARY KEY,
    "organization" TEXT NOT NULL,
    "wrapped" BLOB NOT NULL,
    "since" BIGINT NOT NULL,
    "retired" BIGINT
);

-- CreateIndex
CREATE INDEX "Entry_case_at_idx" ON "Entry"("case", "at");

-- CreateIndex
CREATE INDEX "OrganizationKey_organization_idx" ON "OrganizationKey"("organization");
