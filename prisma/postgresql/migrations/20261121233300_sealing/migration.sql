-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryWrap" (
    "entry" TEXT NOT NULL,
    "wraps" BYTEA NOT NULL,

    CONSTRAINT "EntryWrap_pkey" PRIMARY KEY ("entry")
);

-- CreateTable
CREATE TABLE "OrganizationKey" (
    "publicKey" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "since" BIGINT NOT NULL,
    "retired" BIGINT,

    CONSTRAINT "OrganizationKey_pkey" PRIMARY KEY ("publicKey")
);

-- CreateIndex
CREATE INDEX "Entry_case_at_idx" ON "Entry"("case", "at");

-- CreateIndex
CREATE INDEX "OrganizationKey_organization_idx" ON "OrganizationKey"("organization");
