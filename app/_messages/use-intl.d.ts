import type { Messages } from "./messages";

declare module "use-intl" {
  interface AppConfig {
    Locale: "en-CA" | "fr-CA";
    Messages: Messages;
  }
}
