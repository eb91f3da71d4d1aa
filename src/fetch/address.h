// Which addresses are nobody's on the public internet.
#pragma once
#include <string>
#include <string_view>

struct sockaddr;

namespace bahi::fetch {

/// Is this address one of a private, local, shared, documentation or other special network (IANA's registries of
/// special-purpose addresses), also when it is wrapped in an IPv6 one? What is neither IPv4 nor IPv6 counts as such.
bool is_private(const sockaddr* address);
/// The same of an address as text («127.0.0.1», «::1»); what is no address counts as private.
bool is_private(const std::string& address);

}  // namespace bahi::fetch
