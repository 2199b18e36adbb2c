// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Config.h"

#include "services/core/ConfigFile.h"
#include "services/core/TomlText.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

// toml++ 3.3 asserts what malformed text can break ("[." is enough), and a release build by clang
// even relies on it. Without the assertions it goes on to an error message of its own.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

namespace onewindow {

namespace {

constexpr QLatin1StringView kCredential("credential:");

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

struct Config::Parts
{
    QString name;
    toml::table root;
    QSet<QString> asked;
    QStringList problems;

    toml::node* find(const QString& key)
    {
        asked.insert(key);
        return root.at_path(key.toStdString()).node();
    }

    void note(const toml::node& node, const QString& key, const QString& reason)
    {
        problems << QStringLiteral("%1:%2: %3 %4")
                        .arg(name)
                        .arg(node.source().begin.line)
                        .arg(key, reason);
    }

    QString credential(const QString& key, const QString& credentialName)
    {
        const toml::node* node = find(key);
        const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
        if (folder.isEmpty() || credentialName.contains(u'/') || credentialName == u"..") {
            note(*node, key,
                 folder.isEmpty() ? QStringLiteral("names a credential, and the service manager "
                                                   "has handed over none")
                                  : QStringLiteral("must name a credential without a folder"));
            return {};
        }
        return QDir(folder).absoluteFilePath(credentialName);
    }

    void collectUnknown(const toml::table& table, const QString& prefix, QStringList& found) const
    {
        for (const auto& [key, node] : table) {
            const QString keyName = toQt(key.str());
            const QString path = prefix + keyName;
            // A quoted key with a dot in it only looks like the path that was asked for.
            const bool isQuotedPath = keyName.contains(u'.');
            if (asked.contains(path) && !isQuotedPath) {
                continue;
            }
            if (const auto* inner = node.as_table(); inner != nullptr && !isQuotedPath) {
                collectUnknown(*inner, path + u'.', found);
            } else {
                found << QStringLiteral("%1:%2: %3 is not a known key")
                             .arg(name)
                             .arg(key.source().begin.line)
                             .arg(path);
            }
        }
    }
};

Config::Config(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

Config::Config(Config&&) noexcept = default;
Config& Config::operator=(Config&&) noexcept = default;
Config::~Config() = default;

Result<Config> Config::load(const QString& path)
{
    const auto content = readConfigFile(path);
    return content ? parse(content.value(), path) : content.error();
}

Result<Config> Config::parse(QByteArrayView toml, const QString& name)
{
    const auto ascii = asciiToml(toml, name);
    if (!ascii) {
        return ascii.error();
    }
    auto parsed = toml::parse(std::string_view(ascii.value()));
    if (!parsed) {
        const auto& error = parsed.error();
        return Error{ErrorCode::BadConfig, QStringLiteral("%1:%2: %3")
                                               .arg(name)
                                               .arg(error.source().begin.line)
                                               .arg(toQt(error.description()))};
    }
    auto parts = std::make_unique<Parts>();
    parts->name = name;
    parts->root = std::move(parsed).table();
    return Config(std::move(parts));
}

QString Config::text(const QString& key, const QString& fallback)
{
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return fallback;
    }
    if (const auto* value = node->as_string()) {
        return toQt(value->get());
    }
    m_parts->note(*node, key, QStringLiteral("must be a text in quotes"));
    return fallback;
}

qint64 Config::number(const QString& key, qint64 fallback, qint64 min, qint64 max)
{
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return fallback;
    }
    const auto* value = node->as_integer();
    if (value == nullptr || value->get() < min || value->get() > max) {
        m_parts->note(*node, key,
                      QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
        return fallback;
    }
    return value->get();
}

double Config::real(const QString& key, double fallback, double min, double max)
{
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return fallback;
    }
    const auto value = node->value<double>();
    // Written so that a NaN fails too.
    if (!value || !(*value >= min && *value <= max)) {
        m_parts->note(*node, key,
                      QStringLiteral("must be a number from %1 to %2").arg(min).arg(max));
        return fallback;
    }
    return *value;
}

bool Config::flag(const QString& key, bool fallback)
{
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return fallback;
    }
    if (const auto* value = node->as_boolean()) {
        return value->get();
    }
    m_parts->note(*node, key, QStringLiteral("must be true or false"));
    return fallback;
}

QStringList Config::texts(const QString& key, const QStringList& fallback)
{
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return fallback;
    }
    const auto* list = node->as_array();
    if (list == nullptr || (!list->empty() && !list->is_homogeneous<std::string>())) {
        m_parts->note(*node, key, QStringLiteral("must be a list of texts"));
        return fallback;
    }
    QStringList result;
    for (const auto& item : *list) {
        result << toQt(item.as_string()->get());
    }
    return result;
}

QMap<QString, QString> Config::table(const QString& key)
{
    QMap<QString, QString> values;
    toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        return values;
    }
    const auto* table = node->as_table();
    if (table == nullptr) {
        m_parts->note(*node, key, QStringLiteral("must be a table of texts"));
        return values;
    }
    for (const auto& [name, value] : *table) {
        const QString path = key + u'.' + toQt(name.str());
        m_parts->asked.insert(path);
        if (const auto* text = value.as_string()) {
            values.insert(toQt(name.str()), toQt(text->get()));
        } else {
            m_parts->note(value, path, QStringLiteral("must be a text in quotes"));
        }
    }
    return values;
}

QString Config::requiredText(const QString& key)
{
    const toml::node* node = m_parts->find(key);
    if (node == nullptr) {
        m_parts->problems << QStringLiteral("%1: %2 is missing").arg(m_parts->name, key);
        return {};
    }
    QString value = text(key, QString());
    if (value.isEmpty() && node->is_string()) {
        m_parts->note(*node, key, QStringLiteral("must not be empty"));
    }
    return value;
}

QString Config::path(const QString& key, const QString& fallback)
{
    const QString value = text(key, fallback);
    if (value.startsWith(kCredential)) {
        return m_parts->credential(key, value.sliced(kCredential.size()));
    }
    return value.isEmpty() ? value : QFileInfo(m_parts->name).dir().absoluteFilePath(value);
}

QString Config::choice(const QString& key, const QStringList& choices)
{
    OW_ENFORCE(!choices.isEmpty());
    QString value = text(key, choices.first());
    if (!choices.contains(value)) {
        toml::node* node = m_parts->find(key);
        m_parts->note(*node, key, QStringLiteral("must be one of: ") + choices.join(u' '));
        return choices.first();
    }
    return value;
}

void Config::refuse(const QString& key, const QString& reason)
{
    if (const toml::node* node = m_parts->find(key)) {
        m_parts->note(*node, key, reason);
    }
}

Result<void> Config::check() const
{
    QStringList problems = m_parts->problems;
    m_parts->collectUnknown(m_parts->root, QString(), problems);
    if (!problems.isEmpty()) {
        return Error{ErrorCode::BadConfig, problems.join(u'\n')};
    }
    return {};
}

} // namespace onewindow
