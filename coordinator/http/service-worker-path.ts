/** At the root: a worker answers for what is below its own address. */
export const SERVICE_WORKER_PATH = "/service-worker.js";
