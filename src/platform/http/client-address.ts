import { isIPv4, isIPv6 } from "node:net";

/**
 * The key by which a client is counted: its IPv4 address, or the /64 network of its IPv6 address, of which one
 * customer has many. `trustedProxies` is how many proxies of our own stand before us (0: none, and
 * X-Forwarded-For is then anyone's say); each adds on the right the address it was called from.
 */
export function clientKey(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  let address = remote;
  if (trustedProxies > 0 && forwardedFor) {
    const hops = forwardedFor.split(",").map((hop) => hop.trim());
    address = hops[Math.max(0, hops.length - trustedProxies)];
  }
  return network(address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "");
}

function network(address: string): string {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return "unknown";
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
