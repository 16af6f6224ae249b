const PREFIX = "lamplighter-";

/** The site keeps no pages in browsers any more: the worker and everything that it kept go. */
export async function forgetKeptPages(container: ServiceWorkerContainer): Promise<undefined> {
  const registration = await container.getRegistration("/");
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}
