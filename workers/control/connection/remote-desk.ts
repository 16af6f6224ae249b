import { NO_REMOTE_SETTINGS, type RemoteSettings } from "#core/home/remote-settings";
import type { ToldSettings } from "#protocol/devices/device-messages";
import type { IdentityStore } from "./identity-store";
import type { SocketLink } from "./socket-link";

interface Parts {
  identity: Pick<IdentityStore, "current" | "remote">;
  link: () => Pick<SocketLink, "lift">;
  now: () => number;
  onChange: () => void;
}

/** What its household has chosen for this device from elsewhere. The person at the device can end a pause. */
export class RemoteDesk {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isClaimed(): boolean {
    return (this.#parts.identity.current?.household ?? null) !== null;
  }

  /** Nothing holds for a device that belongs to nobody. */
  get settings(): RemoteSettings {
    return (this.isClaimed && this.#parts.identity.current?.remote) || NO_REMOTE_SETTINGS;
  }

  heard({ pause: told, ...settings }: ToldSettings) {
    const { identity, link, now, onChange } = this.#parts;
    const isLifted = told !== null && told.id === identity.current?.liftedPause;
    const pause =
      told && !isLifted ? { id: told.id, until: told.lastsMs === null ? null : now() + told.lastsMs } : null;
    void identity.remote({ ...settings, pause });
    // It was lifted while the city could not be told.
    if (isLifted) link().lift({ pause: told.id });
    onChange();
  }

  lift() {
    const { identity, link, onChange } = this.#parts;
    const { settings } = this;
    if (!settings.pause) return;
    link().lift({ pause: settings.pause.id });
    void identity.remote({ ...settings, pause: null }, settings.pause.id);
    onChange();
  }
}
