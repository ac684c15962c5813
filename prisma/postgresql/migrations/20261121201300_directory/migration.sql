-- CreateTable
CREATE TABLE "TaxonomyTerm" (
    "id" TEXT NOT NULL,
    "tier" TEXT NOT NULL,

    CONSTRAINT "TaxonomyTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "organizationId" TEXT,
    "category" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "womanOfficer" BOOLEAN,
    "checkedDay" INTEGER NOT NULL,
    "recheckDays" INTEGER NOT NULL,
    "expiresDay" INTEGER,
    "digest" TEXT NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceAtLocation" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "oblast" TEXT,
    "community" TEXT,

    CONSTRAINT "ServiceAtLocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Location" (
    "id" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "address" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "approximate" BOOLEAN NOT NULL DEFAULT false,
    "hoursText" TEXT,
    "phoneText" TEXT,

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phone" (
    "id" TEXT NOT NULL,
    "serviceAtLocationId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "extension" TEXT,

    CONSTRAINT "Phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL,
    "serviceAtLocationId" TEXT NOT NULL,
    "byday" TEXT NOT NULL,
    "opensAt" INTEGER NOT NULL,
    "closesAt" INTEGER NOT NULL,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Language" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "Language_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Accessibility" (
    "id" TEXT NOT NULL,
    "serviceAtLocationId" TEXT NOT NULL,
    "feature" TEXT NOT NULL,

    CONSTRAINT "Accessibility_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TaxonomyTerm_id_tier_key" ON "TaxonomyTerm"("id", "tier");

-- CreateIndex
CREATE INDEX "Service_source_idx" ON "Service"("source");

-- CreateIndex
CREATE INDEX "Service_organizationId_idx" ON "Service"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Service_id_tier_key" ON "Service"("id", "tier");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_serviceId_tier_idx" ON "ServiceAtLocation"("serviceId", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceAtLocation_id_tier_key" ON "ServiceAtLocation"("id", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "Location_id_tier_key" ON "Location"("id", "tier");

-- CreateIndex
CREATE INDEX "Phone_serviceAtLocationId_idx" ON "Phone"("serviceAtLocationId");

-- CreateIndex
CREATE INDEX "Schedule_serviceAtLocationId_idx" ON "Schedule"("serviceAtLocationId");

-- CreateIndex
CREATE INDEX "Language_serviceId_idx" ON "Language"("serviceId");

-- CreateIndex
CREATE INDEX "Accessibility_serviceAtLocationId_idx" ON "Accessibility"("serviceAtLocationId");

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_category_tier_fkey" FOREIGN KEY ("category", "tier") REFERENCES "TaxonomyTerm"("id", "tier") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_serviceId_tier_fkey" FOREIGN KEY ("serviceId", "tier") REFERENCES "Service"("id", "tier") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_id_tier_fkey" FOREIGN KEY ("id", "tier") REFERENCES "ServiceAtLocation"("id", "tier") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Language" ADD CONSTRAINT "Language_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Accessibility" ADD CONSTRAINT "Accessibility_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- Written by hand: whose address is never kept is not for a later row to change.
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_tier_known" CHECK ("tier" IN ('never', 'on_request', 'none_phone_only', 'public'));
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_never_stays" CHECK ("id" NOT IN ('shelter', 'crisis_room', 'green_room') OR "tier" = 'never');
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_phone_only_stays" CHECK ("id" NOT IN ('mobile_brigade', 'call_centre', 'crsv_support', 'gender_adviser', 'chain_of_command', 'unclassified') OR "tier" IN ('never', 'none_phone_only'));

-- Written by hand: a shelter is known by its oblast only.
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_never_by_oblast" CHECK ("tier" <> 'never' OR "community" IS NULL);

-- Written by hand: only these tiers have a place, and the pair (id, tier) is that of the service.
ALTER TABLE "Location" ADD CONSTRAINT "Location_tier_admits" CHECK ("tier" IN ('public', 'on_request'));
ALTER TABLE "Location" ADD CONSTRAINT "Location_on_earth" CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);

-- Written by hand: a number is digits, so that no address can stand here.
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_digits" CHECK ("number" ~ '^[+]?[0-9]{3,15}$');
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_extension_digits" CHECK ("extension" ~ '^[0-9]+$');
