/** A string that only its own parser or maker may produce. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type JobId = Brand<string, "JobId">;
export type DeviceId = Brand<string, "DeviceId">;
/** The unit of voting in a quorum: a claimed household, or a single unclaimed device. */
export type HouseholdId = Brand<string, "HouseholdId">;
/** A group of neighbouring internet addresses, as a keyed hash: devices in it may belong to one person. */
export type NetworkId = Brand<string, "NetworkId">;
export type CustomerId = Brand<string, "CustomerId">;
export type GrantId = Brand<string, "GrantId">;
export type SessionId = Brand<string, "SessionId">;
/** Lower-case hexadecimal SHA-256 of a blob's bytes. */
export type BlobHash = Brand<string, "BlobHash">;
