/** Keys that a test server knows. */
export interface S3Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  mayWrite?: boolean;
  mayList?: boolean;
}

export const TEST_KEYS = { accessKeyId: "LAMPLIGHTERTESTKEY", secretAccessKey: "a-secret-of-nobody-for-tests-only" };
