import { expect, test } from "vitest";
import { clientKey } from "./client-address.ts";

test.each([
  ["nobody before us: the header is anyone's say", "192.0.2.1", "203.0.113.9", 0, "192.0.2.1"],
  ["one proxy", "10.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
  [
    "one proxy, and a client that adds a line of its own",
    "10.0.0.1",
    "198.51.100.7, 203.0.113.9",
    1,
    "203.0.113.9",
  ],
  ["two proxies", "10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
  ["more proxies than lines", "10.0.0.1", "203.0.113.9", 3, "203.0.113.9"],
  ["a proxy that says nothing", "10.0.0.1", undefined, 1, "10.0.0.1"],
  ["IPv4 in IPv6 clothes", "::ffff:192.0.2.1", undefined, 0, "192.0.2.1"],
  ["IPv6: the customer's network", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
  ["IPv6, short", "2001:DB8::7", undefined, 0, "2001:db8:0:0::/64"],
  ["IPv6, its zeros in the middle", "2001:db8:a::1:2:3", undefined, 0, "2001:db8:a:0::/64"],
  ["IPv6 with a zone", "fe80::1%eth0", undefined, 0, "fe80:0:0:0::/64"],
  ["loopback", "::1", undefined, 0, "0:0:0:0::/64"],
  ["no address at all", undefined, undefined, 0, "unknown"],
  ["a header of rubbish", "10.0.0.1", "<script>", 1, "unknown"],
])("%s", (_, remote, forwarded, proxies, key) => {
  expect(clientKey(remote, forwarded, proxies)).toBe(key);
});
