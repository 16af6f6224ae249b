/** Increased when an old page could no longer talk to a new coordinator: such a page is asked to reload. */
export const DEVICE_PROTOCOL = 5;

/** The socket.io namespace of devices. */
export const DEVICE_NAMESPACE = "/device";

/**
 * Header of requests for blobs: the grant that needs or delivers them, as a JSON `GrantStub`, next to `Authorization:
 * Device TOKEN`.
 */
export const GRANT_HEADER = "lamplighter-grant";
