-- A household may be found lying while another coordinator, which has not heard of it, works on what it settled alone.
ALTER TABLE "block" ADD COLUMN     "suspects" TEXT[] DEFAULT ARRAY[]::TEXT[];
