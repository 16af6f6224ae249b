/** Bytes of an object in a bucket of the job's customer, or of a public object. */
export interface ObjectRef {
  /** The connection's id; absent for a public object, whose key is its address. */
  connection?: string;
  key: string;
  /** As the bucket writes it: what has another one is another object. Empty where the server gives none. */
  etag: string;
  /** Where the bytes begin; absent: they are the whole object. */
  start?: number;
  bytes: number;
}
