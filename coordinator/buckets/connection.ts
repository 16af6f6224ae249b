/** A customer's bucket with the keys to it, as it is only ever held in memory. */
export interface Connection {
  id: string;
  /** The customer's id. */
  owner: string;
  /** As in s3://NAME/…. */
  name: string;
  /** Without a path; empty for Amazon's own, of the region. */
  endpoint: string;
  region: string;
  bucket: string;
  /** All objects that are read, written or listed have keys below it. Empty, or with a slash at its end. */
  prefix: string;
  /** The bucket's name in the path instead of in the host's name. */
  pathStyle: boolean;
  readOnly: boolean;
  requesterPays: boolean;
  keys: ConnectionKeys;
}

export interface ConnectionKeys {
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary keys. */
  sessionToken?: string;
}
