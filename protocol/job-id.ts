import { z } from "zod";

export const JobId = z.string().regex(/^job_[0-9a-z]{16}$/, "a job id looks like job_0123456789abcdef");
