-- Why a unit failed was a sentence of this program around what a device or a comparison had said. What they said stays;
-- the sentence is made where it is read.
UPDATE "replica" SET "message" = substr("message", length('No device could run this unit. The last one said: ') + 1)
  WHERE "failure" = 'lost' AND "message" LIKE 'No device could run this unit. The last one said: %';
UPDATE "replica" SET "message" = substring("message" FROM '^Devices returned [0-9]+ different answers\. (.+)$')
  WHERE "failure" = 'disputed' AND "message" LIKE 'Devices returned % different answers%';
