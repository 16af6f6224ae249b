import type { DeviceLink } from "#protocol/devices/device-messages";
import type { IdentityStore } from "../connection/identity-store";
import { LinkRequests } from "../connection/link-requests";
import type { WhatIsKept } from "../what-is-kept";
import { asDevice } from "./as-device";
import { BlobSource } from "./blob-source";
import { BlobUploader } from "./blob-uploader";
import { ObjectSource } from "./object-source";
import { TransferGate } from "./transfer-gate";

interface Parts {
  siteUrl: string;
  identity: IdentityStore;
  cache: WhatIsKept["cache"];
  /** False while the resident's rules forbid the network. */
  mayTalk: () => boolean;
  onBytes: (bytes: number) => void;
  askForLink: (asked: DeviceLink) => void;
}

/** All HTTP transfers of this device: counted byte by byte, and none of them while the rules forbid it. */
export class Transfers {
  readonly blobs: BlobSource;
  readonly objects: ObjectSource;
  readonly uploader: BlobUploader;
  readonly links: LinkRequests;
  readonly #gate: TransferGate;

  constructor({ siteUrl, identity, cache, mayTalk, onBytes, askForLink }: Parts) {
    this.#gate = new TransferGate(mayTalk);
    const { fetch } = this.#gate;
    const deviceToken = () => identity.current?.deviceToken;
    this.links = new LinkRequests(askForLink);
    this.blobs = new BlobSource(siteUrl, cache, (stub) => asDevice(deviceToken(), stub), onBytes, fetch);
    this.objects = new ObjectSource(cache, (asked) => this.links.ask(asked), onBytes, undefined, fetch);
    this.uploader = new BlobUploader(siteUrl, { deviceToken, mayTalk, onBytes, fetch });
  }

  /** Aborts transfers under way. */
  close() {
    this.#gate.close();
  }
}
