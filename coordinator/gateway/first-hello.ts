import type { Namespace } from "socket.io";
import { callerOf } from "../auth/client-address";

/**
 * Lets a connection say hello to `namespace` once: it is one device, or one page, of one address. What is known of it was
 * read when it was opened, and bounds per device or page must not be had several times by saying hello again.
 */
export function firstHelloOnly(namespace: Pick<Namespace, "use">) {
  const greeted = new WeakSet<object>();
  namespace.use(({ conn, request }, next) => {
    const isFirst = !greeted.has(conn);
    greeted.add(conn);
    if (isFirst && callerOf(request)) return next();
    next(new Error("Open another connection."));
    conn.close();
  });
}
