// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/MatterSearch.h"

#include "services/catalog/SearchPattern.h"

#include <QLocale>

#include <algorithm>
#include <vector>

namespace onewindow::catalog {

namespace {

using input::PinyinReadings;
using input::Syllable;

/// A text in its languages, ready to be searched.
struct SearchText
{
    SignBits bits = 0;
    SignBits wordBits = 0;
    quint32 firstUnit = 0;
    quint32 unitCount = 0;
    QString words; ///< In all languages but Chinese.
};

/// All languages but Chinese, one after the other.
QString furtherTexts(const LocalText& text)
{
    QString all = text.en;
    for (const QString& other : text.others) {
        all += u' ' + other;
    }
    return all;
}

/// What a matter is called, in other characters too: who reads those types them. Words that people
/// use for it belong here as well.
QList<LocalText> namesOf(const Matter& matter)
{
    QList<LocalText> names{matter.name};
    const QMap<QString, QString>& others = matter.name.others;
    for (auto other = others.cbegin(); other != others.cend(); ++other) {
        if (QLocale(other.key()).language() == QLocale::Chinese) {
            names.append({.zh = other.value(), .en = {}});
        }
    }
    return names;
}

/// How well a matter is meant, from best to worst; the values of Fit, and then its group's.
constexpr int kByGroup = static_cast<int>(Fit::None);

struct Found
{
    int rank = 0;
    int chosen = 0;
    quint32 place = 0; ///< In the catalogue.

    friend bool operator<(const Found& a, const Found& b)
    {
        if (a.rank != b.rank) {
            return a.rank < b.rank;
        }
        return a.chosen != b.chosen ? a.chosen > b.chosen : a.place < b.place;
    }
};

} // namespace

struct MatterSearch::Index
{
    struct Entry
    {
        QString id;
        quint32 firstName = 0;
        quint32 nameCount = 0;
        quint32 department = 0;
        quint32 theme = 0;
    };

    std::vector<Syllable> readings;
    std::vector<SearchUnit> units;
    std::vector<SearchText> names;
    std::vector<SearchText> groups; ///< Departments and themes, each once.
    std::vector<Entry> entries;     ///< In the order of the catalogue.

    SearchText add(const LocalText& text, const PinyinReadings& known)
    {
        const std::vector<SearchUnit> added = searchUnits(text.zh, known, readings);
        SearchText made;
        made.words = searchWords(furtherTexts(text));
        made.bits = bitsOf(added, readings);
        made.wordBits = bitsOfWords(made.words);
        made.firstUnit = static_cast<quint32>(units.size());
        made.unitCount = static_cast<quint32>(added.size());
        units.insert(units.end(), added.begin(), added.end());
        return made;
    }

    [[nodiscard]] Fit fitOf(const SearchPattern& pattern, const SearchText& text) const
    {
        Fit fit = Fit::None;
        if ((pattern.bits() & ~text.bits) == 0) {
            fit = pattern.fitOf(std::span(units).subspan(text.firstUnit, text.unitCount), readings);
        }
        if (fit > Fit::Beginning && pattern.hasLettersOnly() &&
            (pattern.bits() & ~text.wordBits) == 0) {
            fit = std::min(fit, pattern.fitOfWords(text.words));
        }
        return fit;
    }

    [[nodiscard]] std::vector<bool> groupsMeant(const SearchPattern& pattern) const
    {
        std::vector<bool> meant;
        meant.reserve(groups.size());
        for (const SearchText& group : groups) {
            meant.push_back(fitOf(pattern, group) <= Fit::Inside);
        }
        return meant;
    }
};

MatterSearch::MatterSearch()
    : m_index(std::make_unique<Index>())
{}

MatterSearch::MatterSearch(const Catalogue& catalogue, const PinyinReadings& readings)
    : MatterSearch()
{
    QHash<QString, quint32> known;
    const auto groupOf = [&](const QString& key, const LocalText& text) {
        auto found = known.constFind(key);
        if (found == known.constEnd()) {
            found = known.insert(key, static_cast<quint32>(m_index->groups.size()));
            m_index->groups.push_back(m_index->add(text, readings));
        }
        return *found;
    };
    QHash<QString, LocalText> themes;
    for (const Theme& theme : catalogue.themes) {
        themes.insert(theme.id, theme.name);
    }
    m_index->entries.reserve(std::size_t(catalogue.matters.size()));
    for (const Matter& matter : catalogue.matters) {
        Index::Entry entry;
        entry.id = matter.id;
        entry.firstName = static_cast<quint32>(m_index->names.size());
        for (const LocalText& name : namesOf(matter)) {
            m_index->names.push_back(m_index->add(name, readings));
            ++entry.nameCount;
        }
        // All texts are part of the key: a department may be spelled in two ways in English.
        entry.department =
            groupOf(u'd' + matter.department.zh + u'\n' + furtherTexts(matter.department),
                    matter.department);
        entry.theme = groupOf(u't' + matter.theme, themes.value(matter.theme));
        m_index->entries.push_back(std::move(entry));
    }
}

MatterSearch::~MatterSearch() = default;
MatterSearch::MatterSearch(MatterSearch&& other) noexcept = default;
MatterSearch& MatterSearch::operator=(MatterSearch&& other) noexcept = default;

QStringList MatterSearch::find(const QString& text, const QHash<QString, int>& chosen) const
{
    const SearchPattern pattern(text, kTextLimit);
    if (pattern.isEmpty()) {
        return {};
    }
    const std::vector<bool> groupsMeant = m_index->groupsMeant(pattern);
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_index->entries.size(); ++i) {
        const Index::Entry& entry = m_index->entries[i];
        Fit fit = Fit::None;
        for (quint32 name = 0; name < entry.nameCount; ++name) {
            fit = std::min(fit, m_index->fitOf(pattern, m_index->names[entry.firstName + name]));
        }
        if (fit != Fit::None || groupsMeant[entry.department] || groupsMeant[entry.theme]) {
            found.push_back({.rank = fit == Fit::None ? kByGroup : static_cast<int>(fit),
                             .chosen = chosen.value(entry.id),
                             .place = static_cast<quint32>(i)});
        }
    }
    const auto shown = std::min(found.size(), std::size_t(kResultLimit));
    std::partial_sort(found.begin(), found.begin() + qsizetype(shown), found.end());
    QStringList ids;
    for (std::size_t i = 0; i < shown; ++i) {
        ids.append(m_index->entries[found[i].place].id);
    }
    return ids;
}

} // namespace onewindow::catalog
