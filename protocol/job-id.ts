import { z } from "zod";
import { form } from "./faulty";

export const JobId = z.string().regex(...form(/^job_[0-9a-z]{16}$/, { kind: "job-id" }));
