import type { Namespace } from "socket.io";
import { callerOf } from "../auth/client-address";

/**
 * Lets a connection join `namespace` only once: it is one device, or one page, of one address. Its facts were read when it
 * was opened, and limits per device or page must not be multiplied by joining again.
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
