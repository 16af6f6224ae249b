/** Grows when an old page could no longer talk to a new coordinator: such a page is told to reload. */
export const DEVICE_PROTOCOL = 1;

/** The socket.io namespace of devices. */
export const DEVICE_NAMESPACE = "/device";
