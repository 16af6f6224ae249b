-- CreateTable
CREATE TABLE "billing_address" (
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "tax_number" TEXT NOT NULL,

    CONSTRAINT "billing_address_pkey" PRIMARY KEY ("person_id")
);
