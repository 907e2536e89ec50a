#include "output/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>

#include "output/layout.hpp"

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

void add_values(Sha256& hash, std::span<const std::string> values) {
  for (const auto& each : values) hash.add_text(each);
}

void add_values(Sha256& hash, std::span<const std::int32_t> values) { hash.add(values.data(), values.size_bytes()); }

template <class Real>
void add_values(Sha256& hash, std::span<const Real> values) {
  const auto missing = [](Real value) { return std::isnan(value); };
  if (std::none_of(values.begin(), values.end(), missing)) {
    hash.add(values.data(), values.size_bytes());
    return;
  }
  std::vector<Real> canonical(values.begin(), values.end());  // 0/0 has another sign bit on other processors
  std::replace_if(canonical.begin(), canonical.end(), missing, std::numeric_limits<Real>::quiet_NaN());
  hash.add(canonical.data(), canonical.size() * sizeof(Real));
}

template <class Values>
void add_values(Sha256& hash, const Values& values, std::size_t first, std::size_t count) {
  add_values(hash, std::span(values).subspan(first, count));
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
        add_values(hash, values, 0, values.size());
      },
      dimension.coordinates);
  return hash.hex();
}

std::string hash_of_form(const Variable& form) {
  Sha256 hash;
  hash.add_text(form.name);
  hash.add_text(unit_of(form.values, form.unit));
  hash.add_text(form.long_name);
  hash.add_text(form.cell_methods);
  hash.add_number(form.dimensions.size());
  for (const auto& each : form.dimensions) hash.add_text(each);
  std::visit([&](const auto& values) { hash.add_text(type_name(values)); }, form.values);
  return hash.hex();
}

void add_sorted(Sha256& hash, std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  hash.add_number(parts.size());
  for (const auto& each : parts) hash.add_text(each);
}

/// The length of the first axis of the variables that are stored by run.
std::size_t runs_of(const LabelledData& data) {
  for (const auto& each : data.dimensions)
    if (each.name == run_dimension) return each.size();
  return 0;
}

}  // namespace

void ValuesHash::add(const Variable& variable, std::size_t first, std::size_t count) {
  Sha256 hash;
  std::visit([&](const auto& values) { add_values(hash, values, first, count); }, variable.values);
  hashes_[variable.name] = hash.hex();
}

std::string ValuesHash::hex() const {
  Sha256 hash;
  for (const auto& [name, values] : hashes_) {
    hash.add_text(name);
    hash.add_text(values);
  }
  return hash.hex();
}

std::string join_digest(const DigestParts& parts, const Provenance& provenance) {
  Sha256 hash;
  hash.add_text("minori digest 2");
  hash.add_text(provenance.program_version);
  hash.add_text(provenance.scenario_text);
  hash.add_number(provenance.seed);
  std::vector<std::string> axes;
  for (const auto& each : parts.dimensions) axes.push_back(hash_of(each));
  add_sorted(hash, axes);
  std::vector<std::string> forms;
  for (const auto& each : parts.forms) forms.push_back(hash_of_form(each));
  add_sorted(hash, forms);
  hash.add_text(parts.common);
  hash.add_number(parts.runs.size());
  for (const auto& each : parts.runs) hash.add_text(each);
  return "sha256:" + hash.hex();
}

DigestParts digest_parts(const LabelledData& data) {
  DigestParts parts{data.dimensions, {}, "", {}};
  ValuesHash common;
  for (const auto& each : data.variables) {
    parts.forms.push_back(without_values(each));
    if (!stored_by_run(each)) common.add(each);
  }
  parts.common = common.hex();
  const std::size_t runs = runs_of(data);
  for (std::size_t run = 0; run < runs; ++run) {
    ValuesHash values;
    for (const auto& each : data.variables)
      if (stored_by_run(each)) values.add(each, each.size() / runs * run, each.size() / runs);
    parts.runs.push_back(values.hex());
  }
  return parts;
}

std::string digest_of(const LabelledData& data, const Provenance& provenance) {
  return join_digest(digest_parts(data), provenance);
}

}  // namespace minori
