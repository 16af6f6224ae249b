import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import type { S3Server } from "#suites/kit/s3/s3-server";
import type { Connection } from "../connection";

/** A connection to the bucket of a test server, below `here/`. */
export const testConnection = ({ endpoint, region }: Pick<S3Server, "endpoint" | "region">): Connection => ({
  id: "a-connection",
  owner: "an-owner",
  name: "test",
  endpoint,
  region,
  bucket: "bucket",
  prefix: "here/",
  pathStyle: true,
  readOnly: false,
  requesterPays: false,
  keys: TEST_KEYS,
});
