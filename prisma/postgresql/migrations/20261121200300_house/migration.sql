-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "address" BYTEA NOT NULL,
    "language" TEXT NOT NULL,
    "spokenTo" BYTEA,
    "session" BYTEA,
    "trail" BYTEA,
    "live" TEXT,
    "seenDay" INTEGER NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seen" (
    "page" TEXT NOT NULL,
    "bits" BYTEA NOT NULL,
    "day" INTEGER NOT NULL,

    CONSTRAINT "Seen_pkey" PRIMARY KEY ("page")
);

-- CreateTable
CREATE TABLE "Quarantine" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "fault" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SafetyPlan" (
    "person" TEXT NOT NULL,
    "plan" BYTEA NOT NULL,
    "keptAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SafetyPlan_pkey" PRIMARY KEY ("person")
);

-- CreateTable
CREATE TABLE "HouseMark" (
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,

    CONSTRAINT "HouseMark_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_key_key" ON "Person"("key");

-- CreateIndex
CREATE INDEX "Person_seenDay_idx" ON "Person"("seenDay");

-- CreateIndex
CREATE INDEX "Outbox_person_idx" ON "Outbox"("person");

-- CreateIndex
CREATE INDEX "Seen_day_idx" ON "Seen"("day");
