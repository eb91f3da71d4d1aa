#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace bahi::fetch {
namespace {

struct Network {
  uint32_t address;
  int bits;
};
constexpr uint32_t ip(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}
constexpr Network kSpecial[] = {{ip(0, 0, 0, 0), 8},      {ip(10, 0, 0, 0), 8},     {ip(100, 64, 0, 0), 10},
                                {ip(127, 0, 0, 0), 8},    {ip(169, 254, 0, 0), 16}, {ip(172, 16, 0, 0), 12},
                                {ip(192, 0, 0, 0), 24},   {ip(192, 0, 2, 0), 24},   {ip(192, 88, 99, 0), 24},
                                {ip(192, 168, 0, 0), 16}, {ip(198, 18, 0, 0), 15},  {ip(198, 51, 100, 0), 24},
                                {ip(203, 0, 113, 0), 24}, {ip(224, 0, 0, 0), 4},    {ip(240, 0, 0, 0), 4}};

bool special(uint32_t address) {
  return std::any_of(std::begin(kSpecial), std::end(kSpecial),
                     [&](const Network& n) { return (address ^ n.address) >> (32 - n.bits) == 0; });
}

uint32_t four(const uint8_t* bytes) {
  return ip(bytes[0], bytes[1], bytes[2], bytes[3]);
}

bool special(const std::array<uint8_t, 16>& a) {
  const auto starts = [&](std::initializer_list<uint8_t> with) {
    return std::equal(with.begin(), with.end(), a.begin());
  };
  if (starts({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) return special(four(&a[12]));     // IPv4 as IPv6
  if (starts({0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return special(four(&a[12]));  // NAT64
  if (starts({0x20, 0x02})) return special(four(&a[2]));                                    // 6to4
  if ((a[0] & 0xE0) != 0x20) return true;  // all but global unicast, 2000::/3
  return starts({0x20, 0x01, 0x0D, 0xB8}) || (starts({0x20, 0x01}) && a[2] < 2) || starts({0x3F, 0xFF});
}

}  // namespace

bool is_private(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    return special(ntohl(in.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, address, sizeof in);
    std::array<uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return special(bytes);
  }
  return true;
}

bool is_private(const std::string& address) {
  in_addr v4{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1) return special(ntohl(v4.s_addr));
  std::array<uint8_t, 16> v6{};
  if (inet_pton(AF_INET6, address.c_str(), v6.data()) == 1) return special(v6);
  return true;
}

}  // namespace bahi::fetch
