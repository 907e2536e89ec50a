#include "output/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace minori {

static_assert(std::endian::native == std::endian::little, "values are hashed as they lie in memory, lowest byte first");

struct Sha256::Context {
  Context() : state(EVP_MD_CTX_new()) {
    if (state == nullptr || EVP_DigestInit_ex(state, EVP_sha256(), nullptr) != 1) {
      EVP_MD_CTX_free(state);
      throw std::runtime_error("SHA-256 is not available in this machine's libcrypto");
    }
  }
  ~Context() { EVP_MD_CTX_free(state); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  EVP_MD_CTX* state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* bytes, std::size_t count) {
  if (EVP_DigestUpdate(context_->state, bytes, count) != 1) throw std::runtime_error("SHA-256 failed");
}

void Sha256::add_number(std::uint64_t number) { add(&number, sizeof number); }

void Sha256::add_text(std::string_view text) {
  add_number(text.size());
  add(text.data(), text.size());
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int count = 0;
  if (EVP_DigestFinal_ex(context_->state, bytes.data(), &count) != 1) throw std::runtime_error("SHA-256 failed");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 15U];
  }
  return text;
}

std::string sha256(std::string_view text) {
  Sha256 hash;
  hash.add(text.data(), text.size());
  return hash.hex();
}

namespace {

void add_values(Sha256& hash, const std::vector<std::string>& values) {
  for (const auto& each : values) hash.add_text(each);
}

void add_values(Sha256& hash, const std::vector<std::int32_t>& values) {
  hash.add(values.data(), values.size() * sizeof(std::int32_t));
}

template <class Real>
void add_values(Sha256& hash, const std::vector<Real>& values) {
  const auto missing = [](Real value) { return std::isnan(value); };
  if (std::none_of(values.begin(), values.end(), missing)) {
    hash.add(values.data(), values.size() * sizeof(Real));
    return;
  }
  auto canonical = values;  // 0/0 has another sign bit on other processors
  std::replace_if(canonical.begin(), canonical.end(), missing, std::numeric_limits<Real>::quiet_NaN());
  hash.add(canonical.data(), canonical.size() * sizeof(Real));
}

std::string_view type_name(const std::vector<std::int32_t>&) { return "int32"; }
std::string_view type_name(const std::vector<float>&) { return "float32"; }
std::string_view type_name(const std::vector<double>&) { return "float64"; }
std::string_view type_name(const std::vector<std::string>&) { return "text"; }

/// Texts have no unit in a file, whatever the data say.
template <class Values>
std::string unit_of(const Values& values, const std::string& unit) {
  return std::holds_alternative<std::vector<std::string>>(values) ? std::string() : unit;
}

std::string hash_of(const Dimension& dimension) {
  Sha256 hash;
  hash.add_text(dimension.name);
  hash.add_text(unit_of(dimension.coordinates, dimension.unit));
  hash.add_text(dimension.long_name);
  hash.add_number(dimension.size());
  std::visit(
      [&](const auto& values) {
        hash.add_text(type_name(values));
        add_values(hash, values);
      },
      dimension.coordinates);
  return hash.hex();
}

}  // namespace

VariableDigest::VariableDigest(const Variable& form) {
  hash_.add_text(form.name);
  hash_.add_text(unit_of(form.values, form.unit));
  hash_.add_text(form.long_name);
  hash_.add_text(form.cell_methods);
  hash_.add_number(form.dimensions.size());
  for (const auto& each : form.dimensions) hash_.add_text(each);
  std::visit([&](const auto& values) { hash_.add_text(type_name(values)); }, form.values);
}

void VariableDigest::add(const Variable& slab) {
  std::visit([&](const auto& values) { add_values(hash_, values); }, slab.values);
}

std::string join_digest(const std::vector<Dimension>& dimensions,
                        std::vector<std::pair<std::string, std::string>> variables, const Provenance& provenance) {
  std::vector<std::pair<std::string, std::string>> axes;
  for (const auto& each : dimensions) axes.emplace_back(each.name, hash_of(each));
  Sha256 hash;
  hash.add_text("minori digest 1");
  hash.add_text(provenance.program_version);
  hash.add_text(provenance.scenario_text);
  hash.add_number(provenance.seed);
  for (auto* parts : {&axes, &variables}) {
    std::sort(parts->begin(), parts->end());
    hash.add_number(parts->size());
    for (const auto& [name, part] : *parts) {
      hash.add_text(name);
      hash.add_text(part);
    }
  }
  return "sha256:" + hash.hex();
}

std::string digest_of(const LabelledData& data, const Provenance& provenance) {
  std::vector<std::pair<std::string, std::string>> variables;
  for (const auto& each : data.variables) {
    VariableDigest digest(each);
    digest.add(each);
    variables.emplace_back(each.name, digest.hex());
  }
  return join_digest(data.dimensions, std::move(variables), provenance);
}

}  // namespace minori
