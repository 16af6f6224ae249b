/** Grows when an old page could no longer talk to a new coordinator: such a page is told to reload. */
export const DEVICE_PROTOCOL = 5;

/** The socket.io namespace of devices. */
export const DEVICE_NAMESPACE = "/device";

/** Of requests for blobs: the grant that needs or brings them, as JSON of a `GrantStub`, beside `Authorization: Device TOKEN`. */
export const GRANT_HEADER = "lamplighter-grant";
