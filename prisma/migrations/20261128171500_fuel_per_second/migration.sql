-- Jobs that were submitted before fuel was calibrated counted 10^9 of it as a second of an ordinary core: their limits,
-- their programs and so their prices stay what they were.
UPDATE "job" SET "sheet" = jsonb_set("sheet", '{fuelPerSecond}', '1000000000') WHERE NOT ("sheet" ? 'fuelPerSecond');
