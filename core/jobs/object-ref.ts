/** Bytes of an object in a bucket of the job's customer, or of a public object. */
export interface ObjectRef {
  /** The connection's id; absent for a public object, whose key is its address. */
  connection?: string;
  key: string;
  /** Exactly as the bucket writes it: another ETag means another object. Empty if the server gives none. */
  etag: string;
  /** Where the bytes begin; absent: the whole object. */
  start?: number;
  bytes: number;
}
