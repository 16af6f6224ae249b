import type { Namespace } from "socket.io";
import { callerOf } from "../auth/client-address";

/**
 * Lets a connection join `namespace` only once: it is one device, or one page, at one address. These facts are
 * determined when it is opened, and joining again must not multiply limits per device or page.
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
