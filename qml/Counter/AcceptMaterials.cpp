// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptMaterials.h"

#include "qml/Capture/ShownPicture.h"
#include "services/cases/CaseService.h"
#include "services/cases/MaterialRef.h"
#include "services/cases/WindowFiling.h"
#include "services/core/Languages.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::ui {

using cases::MaterialHow;

namespace {

/// The id that a catalogue gives the card itself among a matter's materials.
constexpr QStringView kCardMaterial = u"id_card";

constexpr std::array kOptions{MaterialHow::Original, MaterialHow::Copy, MaterialHow::Scanned,
                              MaterialHow::Missing};

enum Role {
    RefRole = Qt::UserRole,
    NameRole,
    NoteRole,
    HowRole,
    HowTextRole,
    KnownRole,
    NeededRole,
    PagesRole,
    OptionIdsRole,
    OptionNamesRole,
};

QString typeText(catalog::MaterialType type)
{
    switch (type) {
    case catalog::MaterialType::Original:
        return AcceptMaterials::tr("原件");
    case catalog::MaterialType::Copy:
        return AcceptMaterials::tr("复印件");
    case catalog::MaterialType::OriginalAndCopy:
        return AcceptMaterials::tr("原件和复印件");
    case catalog::MaterialType::NotStated:
        break;
    }
    return {};
}

} // namespace

QString materialHowText(MaterialHow how)
{
    switch (how) {
    case MaterialHow::Shared:
        return AcceptMaterials::tr("部门共享，不用交");
    case MaterialHow::Committed:
        return AcceptMaterials::tr("已承诺，不用交");
    case MaterialHow::Card:
        return AcceptMaterials::tr("证件已核");
    case MaterialHow::Original:
        return AcceptMaterials::tr("原件已核");
    case MaterialHow::Copy:
        return AcceptMaterials::tr("已收复印件");
    case MaterialHow::Scanned:
        return AcceptMaterials::tr("已拍摄");
    case MaterialHow::Missing:
        return AcceptMaterials::tr("待补");
    }
    Q_UNREACHABLE();
}

QString materialNote(const catalog::Material& material)
{
    const QString language = programLanguage();
    QStringList parts;
    if (const QString type = typeText(material.type); !type.isEmpty()) {
        parts << AcceptMaterials::tr("%1 %n 份", "", material.copies).arg(type);
    }
    parts << material.note.in(language) << material.sourceNote.in(language);
    parts.removeAll(QString());
    //: Between parts of a remark.
    return parts.join(AcceptMaterials::tr("；"));
}

AcceptMaterials::~AcceptMaterials()
{
    for (QList<drivers::DocumentPicture>& pages : m_pages) {
        wipe(pages);
    }
}

void AcceptMaterials::begin(const catalog::Matter& matter, const QStringList& withheld,
                            bool hasCard, bool canScan)
{
    clear();
    m_canScan = canScan;
    m_matter = matter;
    m_withheld = withheld;
    QList<Row> rows;
    for (qsizetype i = 0; i < matter.materials.size(); ++i) {
        const catalog::Material& material = matter.materials.at(i);
        Row row;
        row.ref = cases::materialRef(matter, i);
        row.name = material.name.in(programLanguage());
        row.note = materialNote(material);
        if (hasCard && material.id == kCardMaterial) {
            row.said = MaterialHow::Original;
        }
        rows << row;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
    refreshKnown();
}

void AcceptMaterials::clear()
{
    for (QList<drivers::DocumentPicture>& pages : m_pages) {
        wipe(pages);
    }
    m_pages.clear();
    m_matter = {};
    m_withheld.clear();
    m_hasCommitted = false;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT changed();
}

void AcceptMaterials::setCommitted(bool hasCommitted)
{
    m_hasCommitted = hasCommitted;
    refreshKnown();
}

void AcceptMaterials::refreshKnown()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        const catalog::Material& material = m_matter.materials.at(i);
        row.known = cases::knownHow(m_matter, material, m_withheld, m_hasCommitted);
        row.isNeeded = cases::isToBring(m_matter, material, m_withheld, m_hasCommitted);
        tell(static_cast<int>(i));
    }
    Q_EMIT changed();
}

void AcceptMaterials::tell(int row)
{
    const QModelIndex index = this->index(row);
    Q_EMIT dataChanged(index, index);
}

int AcceptMaterials::indexOf(const QString& ref) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&ref](const Row& row) { return row.ref == ref; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void AcceptMaterials::choose(const QString& material, const QString& how)
{
    const int row = indexOf(material);
    const auto chosen = cases::howFromName(how);
    if (row < 0 || m_rows.at(row).known ||
        (chosen && std::find(kOptions.begin(), kOptions.end(), *chosen) == kOptions.end())) {
        return;
    }
    // What is scanned is so because there are pages.
    const bool isScanned = m_pages.contains(material);
    if (chosen == MaterialHow::Scanned && !isScanned) {
        return;
    }
    if (isScanned && chosen != MaterialHow::Scanned) {
        wipe(m_pages[material]);
        m_pages.remove(material);
    }
    m_rows[row].said = chosen;
    tell(row);
    Q_EMIT changed();
}

void AcceptMaterials::setPages(const QString& material, QList<drivers::DocumentPicture> pages)
{
    const int row = indexOf(material);
    if (row < 0) {
        wipe(pages);
        return;
    }
    if (m_pages.contains(material)) {
        wipe(m_pages[material]);
        m_pages.remove(material);
    }
    if (!pages.isEmpty()) {
        m_pages.insert(material, std::move(pages));
        m_rows[row].said = MaterialHow::Scanned;
    } else if (m_rows.at(row).said == MaterialHow::Scanned) {
        m_rows[row].said.reset();
    }
    tell(row);
    Q_EMIT changed();
}

/// Deep, for each of both overwrites its own.
QList<drivers::DocumentPicture> AcceptMaterials::pagesOf(const QString& material) const
{
    QList<drivers::DocumentPicture> copies;
    for (const drivers::DocumentPicture& page : m_pages.value(material)) {
        drivers::DocumentPicture copy = page;
        copy.jpeg.detach();
        copy.look = page.look.copy();
        copies.append(copy);
    }
    return copies;
}

QString AcceptMaterials::nameOf(const QString& material) const
{
    const int row = indexOf(material);
    return row < 0 ? QString() : m_rows.at(row).name;
}

int AcceptMaterials::pagesBeside(const QString& material) const
{
    qsizetype count = 0;
    for (auto pages = m_pages.cbegin(); pages != m_pages.cend(); ++pages) {
        count += pages.key() == material ? 0 : pages->size();
    }
    return static_cast<int>(count);
}

QStringList AcceptMaterials::unsaid() const
{
    QStringList refs;
    for (const Row& row : m_rows) {
        if (row.isNeeded && !row.said) {
            refs << row.ref;
        }
    }
    return refs;
}

QStringList AcceptMaterials::missing() const
{
    QStringList refs;
    for (const Row& row : m_rows) {
        if (!row.known && row.said == MaterialHow::Missing) {
            refs << row.ref;
        }
    }
    return refs;
}

QList<cases::MaterialState> AcceptMaterials::states() const
{
    QList<cases::MaterialState> states;
    for (const Row& row : m_rows) {
        if (const auto how = row.known ? row.known : row.said) {
            states.append({row.ref, *how});
        }
    }
    return states;
}

QJsonArray AcceptMaterials::said() const
{
    QJsonArray list;
    for (const Row& row : m_rows) {
        if (row.said && !row.known) {
            list.append(QJsonObject{{QStringLiteral("material"), row.ref},
                                    {QStringLiteral("how"), cases::howName(*row.said)}});
        }
    }
    return list;
}

QJsonArray AcceptMaterials::pages() const
{
    QJsonArray list;
    for (const Row& row : m_rows) {
        for (const drivers::DocumentPicture& page : m_pages.value(row.ref)) {
            if (!row.known) {
                list.append(QJsonObject{
                    {QStringLiteral("material"), row.ref},
                    {QStringLiteral("jpeg"), QString::fromLatin1(page.jpeg.toBase64())}});
            }
        }
    }
    return list;
}

QString AcceptMaterials::summary() const
{
    const qsizetype open = unsaid().size();
    const qsizetype lacking = missing().size();
    if (m_rows.isEmpty()) {
        return tr("不需要材料");
    }
    if (open > 0) {
        return tr("还有 %n 项没有核对", "", static_cast<int>(open));
    }
    return lacking > 0 ? tr("待补 %n 项", "", static_cast<int>(lacking)) : tr("材料齐全");
}

bool AcceptMaterials::isAsking() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.known; });
}

int AcceptMaterials::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AcceptMaterials::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows.at(index.row());
    const auto how = row.known ? row.known : row.said;
    switch (role) {
    case RefRole:
        return row.ref;
    case NameRole:
        return row.name;
    case NoteRole:
        return row.note;
    case HowRole:
        return how ? cases::howName(*how) : QString();
    case HowTextRole:
        return how ? materialHowText(*how) : QString();
    case KnownRole:
        return row.known.has_value();
    case NeededRole:
        return row.isNeeded;
    case PagesRole:
        return static_cast<int>(m_pages.value(row.ref).size());
    case OptionIdsRole:
    case OptionNamesRole: {
        QStringList options;
        for (const MaterialHow option : kOptions) {
            if (option != MaterialHow::Scanned || m_canScan) {
                options << (role == OptionIdsRole ? cases::howName(option)
                                                  : materialHowText(option));
            }
        }
        return options;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> AcceptMaterials::roleNames() const
{
    return {{RefRole, "ref"},
            {NameRole, "name"},
            {NoteRole, "note"},
            {HowRole, "how"},
            {HowTextRole, "howText"},
            {KnownRole, "isKnown"},
            {NeededRole, "isNeeded"},
            {PagesRole, "pages"},
            {OptionIdsRole, "optionIds"},
            {OptionNamesRole, "optionNames"}};
}

} // namespace onewindow::ui
