import type { Messages } from "./translation";

declare module "use-intl" {
  interface AppConfig {
    Locale: "en-CA" | "fr-CA";
    Messages: Messages;
  }
}
