-- CreateTable
CREATE TABLE "HelpingOrganization" (
    "id" TEXT NOT NULL,
    "data" TEXT NOT NULL,

    CONSTRAINT "HelpingOrganization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromiseCount" (
    "organization" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "PromiseCount_pkey" PRIMARY KEY ("organization","month","outcome")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "id" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "codeKey" BYTEA NOT NULL,
    "organization" TEXT,
    "caseworker" TEXT,
    "status" TEXT NOT NULL,
    "by" BIGINT,
    "openedAt" BIGINT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "closedAt" BIGINT,
    "revision" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseDoor" (
    "case" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "unreachable" BIGINT,

    CONSTRAINT "CaseDoor_pkey" PRIMARY KEY ("case","person")
);

-- CreateTable
CREATE TABLE "Consent" (
    "person" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("person","nth")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "case" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("case")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "text" BYTEA NOT NULL,
    "file" BYTEA,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Referral" (
    "case" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("case","nth")
);

-- CreateTable
CREATE TABLE "Timer" (
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("owner","kind")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "by" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "case" TEXT,
    "organization" TEXT,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "StaffChat" (
    "key" BYTEA NOT NULL,
    "address" BYTEA NOT NULL,
    "staff" TEXT NOT NULL,

    CONSTRAINT "StaffChat_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "DeskGroup" (
    "key" BYTEA NOT NULL,
    "address" BYTEA NOT NULL,
    "organization" TEXT NOT NULL,
    "board" BIGINT,
    "stopped" TEXT,

    CONSTRAINT "DeskGroup_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "digest" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "staff" TEXT,
    "until" BIGINT NOT NULL,
    "usedAt" BIGINT,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "StaffSecret" (
    "staff" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "lastStep" BIGINT NOT NULL,

    CONSTRAINT "StaffSecret_pkey" PRIMARY KEY ("staff")
);

-- CreateTable
CREATE TABLE "StaffSession" (
    "digest" BYTEA NOT NULL,
    "staff" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "seen" BIGINT NOT NULL,
    "until" BIGINT NOT NULL,

    CONSTRAINT "StaffSession_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "Errand" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "at" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL,

    CONSTRAINT "Errand_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StaffMember_organization_idx" ON "StaffMember"("organization");

-- CreateIndex
CREATE UNIQUE INDEX "Case_codeKey_key" ON "Case"("codeKey");

-- CreateIndex
CREATE INDEX "Case_person_idx" ON "Case"("person");

-- CreateIndex
CREATE INDEX "Case_organization_idx" ON "Case"("organization");

-- CreateIndex
CREATE INDEX "Case_closedAt_idx" ON "Case"("closedAt");

-- CreateIndex
CREATE INDEX "CaseDoor_person_idx" ON "CaseDoor"("person");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_digest_key" ON "Receipt"("digest");

-- CreateIndex
CREATE INDEX "Letter_case_at_idx" ON "Letter"("case", "at");

-- CreateIndex
CREATE INDEX "Referral_to_status_idx" ON "Referral"("to", "status");

-- CreateIndex
CREATE INDEX "Timer_at_idx" ON "Timer"("at");

-- CreateIndex
CREATE INDEX "AuditEvent_organization_seq_idx" ON "AuditEvent"("organization", "seq");

-- CreateIndex
CREATE INDEX "StaffChat_staff_idx" ON "StaffChat"("staff");

-- CreateIndex
CREATE INDEX "DeskGroup_organization_idx" ON "DeskGroup"("organization");

-- CreateIndex
CREATE INDEX "LinkCode_until_idx" ON "LinkCode"("until");

-- CreateIndex
CREATE INDEX "StaffSession_staff_idx" ON "StaffSession"("staff");

-- CreateIndex
CREATE INDEX "StaffSession_until_idx" ON "StaffSession"("until");

-- CreateIndex
CREATE INDEX "Errand_at_idx" ON "Errand"("at");

-- CreateIndex
CREATE INDEX "Errand_case_idx" ON "Errand"("case");

-- CreateIndex
CREATE INDEX "Errand_person_idx" ON "Errand"("person");
