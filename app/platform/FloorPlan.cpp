// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/FloorPlan.h"

#include <QSet>

#include <optional>

namespace onewindow::platform {

namespace {

constexpr qsizetype kFloorLimit = 10;
constexpr qsizetype kPartLimit = 100;
constexpr double kSizeLimit = 10'000;
constexpr qsizetype kIdLimit = 32;

/// Looks at one plan; remembers the first thing that is wrong.
class PlanCheck
{
public:
    explicit PlanCheck(const QStringList& windows)
        : m_windows(windows.cbegin(), windows.cend())
    {}

    [[nodiscard]] const std::optional<QString>& fault() const { return m_fault; }

    void look(const QString& at, const QJsonObject& floor)
    {
        takeId(at, floor, m_floors);
        takeName(at, floor);
        const double width = sizeOf(at, floor, QStringLiteral("width"));
        const double height = sizeOf(at, floor, QStringLiteral("height"));
        const QJsonArray areas = floor[QStringLiteral("areas")].toArray();
        const QJsonArray terminals = floor[QStringLiteral("terminals")].toArray();
        if (areas.isEmpty() || areas.size() > kPartLimit || terminals.size() > kPartLimit) {
            fail(at + QStringLiteral(".areas"), QStringLiteral("1 to 100 of them"));
        }
        QSet<QString> ids;
        for (qsizetype i = 0; i < areas.size(); ++i) {
            lookAtArea(at + QStringLiteral(".areas[%1]").arg(i), areas.at(i).toObject(), ids, width,
                       height);
        }
        for (qsizetype i = 0; i < terminals.size(); ++i) {
            lookAtTerminal(at + QStringLiteral(".terminals[%1]").arg(i), terminals.at(i).toObject(),
                           width, height);
        }
    }

private:
    void fail(const QString& at, const QString& what)
    {
        if (!m_fault) {
            m_fault = at + QStringLiteral(": ") + what;
        }
    }

    void takeId(const QString& at, const QJsonObject& thing, QSet<QString>& ids)
    {
        const QString id = thing[QStringLiteral("id")].toString();
        if (id.isEmpty() || id.size() > kIdLimit || ids.contains(id)) {
            fail(at + QStringLiteral(".id"), QStringLiteral("a short id of its own is missing"));
        }
        ids.insert(id);
    }

    void takeName(const QString& at, const QJsonObject& thing)
    {
        if (thing[QStringLiteral("name")].toObject()[QStringLiteral("zh")].toString().isEmpty()) {
            fail(at + QStringLiteral(".name"), QStringLiteral("zh is missing"));
        }
    }

    double sizeOf(const QString& at, const QJsonObject& thing, const QString& name)
    {
        const double size = thing[name].toDouble();
        if (size <= 0 || size > kSizeLimit) {
            fail(at + u'.' + name, QStringLiteral("more than 0 and at most 10000"));
        }
        return size;
    }

    double placeOf(const QString& at, const QJsonObject& thing, const QString& name, double most)
    {
        const double place = thing[name].toDouble(-1);
        if (place < 0 || place > most) {
            fail(at + u'.' + name, QStringLiteral("within the floor, 0 to %1").arg(most));
        }
        return place;
    }

    void lookAtArea(const QString& at, const QJsonObject& area, QSet<QString>& ids, double width,
                    double height)
    {
        takeId(at, area, ids);
        takeName(at, area);
        const double x = placeOf(at, area, QStringLiteral("x"), width);
        const double y = placeOf(at, area, QStringLiteral("y"), height);
        if (sizeOf(at, area, QStringLiteral("w")) + x > width) {
            fail(at + QStringLiteral(".w"), QStringLiteral("reaches out of the floor"));
        }
        if (sizeOf(at, area, QStringLiteral("h")) + y > height) {
            fail(at + QStringLiteral(".h"), QStringLiteral("reaches out of the floor"));
        }
        const QJsonArray windows = area[QStringLiteral("windows")].toArray();
        for (qsizetype i = 0; i < windows.size(); ++i) {
            const QString id = windows.at(i).toString();
            const QString where = at + QStringLiteral(".windows[%1]").arg(i);
            if (!m_windows.contains(id)) {
                fail(where, QStringLiteral("no such window"));
            } else if (m_placed.contains(id)) {
                fail(where, QStringLiteral("this window is in another area already"));
            }
            m_placed.insert(id);
        }
    }

    void lookAtTerminal(const QString& at, const QJsonObject& terminal, double width, double height)
    {
        if (terminal[QStringLiteral("node")].toString().isEmpty()) {
            fail(at + QStringLiteral(".node"), QStringLiteral("the terminal's id is missing"));
        }
        placeOf(at, terminal, QStringLiteral("x"), width);
        placeOf(at, terminal, QStringLiteral("y"), height);
    }

    QSet<QString> m_windows;
    QSet<QString> m_floors;
    QSet<QString> m_placed;
    std::optional<QString> m_fault;
};

} // namespace

Result<QList<QJsonObject>> floorsFrom(const QJsonArray& floors, const QStringList& windows)
{
    if (floors.size() > kFloorLimit) {
        return Error{ErrorCode::BadConfig, QStringLiteral("floors: more than 10")};
    }
    PlanCheck check(windows);
    QList<QJsonObject> things;
    for (qsizetype i = 0; i < floors.size(); ++i) {
        QJsonObject floor = floors.at(i).toObject();
        check.look(QStringLiteral("floors[%1]").arg(i), floor);
        floor.insert(QStringLiteral("order"), i);
        things.append(floor);
    }
    if (check.fault()) {
        return Error{ErrorCode::BadConfig, *check.fault()};
    }
    return things;
}

} // namespace onewindow::platform
