import type { HomeSignals } from "../contract/donation-settings";

interface Battery extends EventTarget {
  charging: boolean;
  /** 0 to 1. */
  level: number;
}

interface NetworkInformation extends EventTarget {
  saveData?: boolean;
  type?: string;
}

/** What some browsers report about their device; Firefox and Safari report neither. */
interface TellingNavigator {
  getBattery?: () => Promise<Battery>;
  connection?: NetworkInformation;
}

/** Mobile networks, by the names that browsers have for them. */
const MOBILE = new Set(["cellular", "wimax"]);

/** What a page can see of the device's surroundings, and every change of it. */
export class HomeWatch {
  readonly #onChange: (signals: HomeSignals) => void;
  readonly #ended = new AbortController();
  readonly #connection = (navigator as TellingNavigator).connection;
  #battery: Battery | undefined;
  #signals: HomeSignals;

  constructor(onChange: (signals: HomeSignals) => void) {
    this.#onChange = onChange;
    this.#signals = this.#look();
    this.#follow(document, ["visibilitychange"]);
    this.#follow(this.#connection, ["change"]);
    void this.#findBattery();
  }

  get signals(): HomeSignals {
    return this.#signals;
  }

  dispose() {
    this.#ended.abort();
  }

  #look(): HomeSignals {
    const battery = this.#battery && {
      isCharging: this.#battery.charging,
      percent: Math.round(this.#battery.level * 100),
    };
    return { battery: battery ?? null, isMetered: meteredOf(this.#connection), isHidden: document.hidden };
  }

  #changed() {
    this.#signals = this.#look();
    this.#onChange(this.#signals);
  }

  /** A browser with this API may still refuse it, for instance on pages that are not secure. */
  async #findBattery() {
    this.#battery = await (navigator as TellingNavigator).getBattery?.().catch(() => undefined);
    if (!this.#battery || this.#ended.signal.aborted) return;
    this.#follow(this.#battery, ["chargingchange", "levelchange"]);
    this.#changed();
  }

  #follow(target: EventTarget | undefined, events: string[]) {
    for (const event of events) target?.addEventListener(event, () => this.#changed(), { signal: this.#ended.signal });
  }
}

function meteredOf(connection: NetworkInformation | undefined): boolean | null {
  if (!connection) return null;
  return connection.saveData === true || MOBILE.has(connection.type ?? "");
}
