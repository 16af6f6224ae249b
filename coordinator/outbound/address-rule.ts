import { BlockList, isIP } from "node:net";
import { isPublicAddress } from "./public-address";

/** Which addresses this server may call on behalf of a customer. */
export interface AddressRule {
  /** An address that an admin has allowed, such as that of a storage server in the same building. */
  isNamed(address: string): boolean;
  mayCall(address: string): boolean;
}

const FAMILIES = { 4: "ipv4", 6: "ipv6" } as const;
const WIDTHS = { 4: 32, 6: 128 } as const;

/** Parses a list of addresses and networks (10.1.0.0/16, fd00::/8). Undefined when anything in it is invalid. */
export function addressRule(setting: string): AddressRule | undefined {
  const named = new BlockList();
  for (const entry of setting.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits, ...rest] = entry.split("/");
    const version = isIP(address);
    if ((version !== 4 && version !== 6) || rest.length > 0) return undefined;
    const width = bits === undefined ? WIDTHS[version] : Number(bits);
    if (!/^\d{1,3}$/.test(bits ?? "0") || width > WIDTHS[version]) return undefined;
    named.addSubnet(address, width, FAMILIES[version]);
  }
  const isNamed = (address: string) => {
    const version = isIP(address);
    return (version === 4 || version === 6) && named.check(address, FAMILIES[version]);
  };
  return { isNamed, mayCall: (address) => isPublicAddress(address) || isNamed(address) };
}
