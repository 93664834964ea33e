import { BlockList, isIPv4, isIPv6 } from 'node:net';

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addSubnet('169.254.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** An IPv4 address that came in IPv6's clothes (`::ffff:10.0.0.1`) as itself; zones (`fe80::1%eth0`) cut. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');

/** Whether the address is this machine's or a private network's. */
export function isNear(address: string): boolean {
  const ip = plain(address);
  return isIPv4(ip) ? near.check(ip) : isIPv6(ip) && near.check(ip, 'ipv6');
}

/** What tries are counted by: the IPv4 address, or the /64 of an IPv6 one, which is what one household gets. */
export function networkOf(address: string): string {
  const ip = plain(address);
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::') as [string, string?];
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
