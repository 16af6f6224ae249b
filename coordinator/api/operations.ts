import { accountOperations } from "./account-operations";
import { adminOperations } from "./admin-operations";
import { jobOperations } from "./job-operations";
import type { Operation } from "./operation";

/** The whole API. Uploads of bytes (`POST /blobs`) are not in it: they are served before the site, without a parsed body. */
export const operations: Operation[] = [...jobOperations, ...accountOperations, ...adminOperations];
