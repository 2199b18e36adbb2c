// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ReportViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/ReportTexts.h"
#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

enum Role {
    NameRole = Qt::UserRole,
    ArrivedRole,
    ServedRole,
    MissedRole,
    UnservedRole,
    WaitRole,
    WaitShareRole,
    WalkRole,
    ServiceRole,
    KeptRole,
    RatingsRole
};

/// The byte order mark, by which spreadsheets know UTF-8.
const QByteArray kMark = QByteArrayLiteral("\xEF\xBB\xBF");

QString countText(const QJsonObject& group, const char* name)
{
    return QString::number(group.value(QLatin1String(name)).toInteger());
}

/// Empty where there is no average.
QString averageText(const QJsonObject& group, const char* name)
{
    const QJsonValue value = group.value(QLatin1String(name));
    return value.isDouble() ? QString::number(value.toDouble(), 'f', 1) : QString();
}

/// How many, and the average level; empty where too few may be told.
QString ratingsText(const QJsonObject& group)
{
    const QJsonArray levels = group.value(QLatin1String("ratings")).toArray();
    qint64 count = 0;
    qint64 sum = 0;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        count += levels.at(i).toInteger();
        sum += levels.at(i).toInteger() * (i + 1);
    }
    return count == 0 ? QString()
                      : QStringLiteral("%1 / %2").arg(count).arg(
                            static_cast<double>(sum) / static_cast<double>(count), 0, 'f', 1);
}

/// Whether it is all there.
bool writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

int ReportLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant ReportLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ReportLine& line = m_lines.at(index.row());
    switch (role) {
    case NameRole:
        return line.name;
    case ArrivedRole:
        return line.arrived;
    case ServedRole:
        return line.served;
    case MissedRole:
        return line.missed;
    case UnservedRole:
        return line.unserved;
    case WaitRole:
        return line.wait;
    case WaitShareRole:
        return line.waitShare;
    case WalkRole:
        return line.walk;
    case ServiceRole:
        return line.service;
    case KeptRole:
        return line.kept;
    case RatingsRole:
        return line.ratings;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReportLineModel::roleNames() const
{
    return {{NameRole, "name"},           {ArrivedRole, "arrived"},   {ServedRole, "served"},
            {MissedRole, "missed"},       {UnservedRole, "unserved"}, {WaitRole, "wait"},
            {WaitShareRole, "waitShare"}, {WalkRole, "walk"},         {ServiceRole, "service"},
            {KeptRole, "kept"},           {RatingsRole, "ratings"}};
}

void ReportLineModel::setLines(QList<ReportLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

ReportViewModel::ReportViewModel(sync::HallLink& link, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{}

QDate ReportViewModel::thisMonth() const
{
    const QDate today = hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
    return {today.year(), today.month(), 1};
}

void ReportViewModel::enter()
{
    m_month = thisMonth();
    refresh();
}

void ReportViewModel::leave()
{
    clear();
    Q_EMIT changed();
}

void ReportViewModel::clear()
{
    ++m_visit;
    m_isWaiting = false;
    m_isWhole = true;
    m_isPruned = false;
    m_csv.clear();
    m_notice.clear();
    m_level.clear();
    m_lines.setLines({});
    m_hours.setBars({});
    m_quoted.setBars({});
}

void ReportViewModel::turn(int months)
{
    const QDate month = m_month.addMonths(months);
    if (month.isValid() && month <= thisMonth()) {
        m_month = month;
        refresh();
    }
}

void ReportViewModel::showBy(const QString& by)
{
    m_by = by;
    refresh();
}

void ReportViewModel::refresh()
{
    clear();
    m_isWaiting = true;
    m_link.getSlowly(QStringLiteral("/v1/reports?month=%1&by=%2")
                         .arg(m_month.toString(QStringLiteral("yyyy-MM")), m_by),
                     [this, visit = m_visit](const Result<QJsonObject>& report) {
                         if (visit != m_visit) {
                             return;
                         }
                         m_isWaiting = false;
                         if (report) {
                             onReport(report.value());
                         } else {
                             m_notice = errorText(report.error().code);
                         }
                         Q_EMIT changed();
                     });
    Q_EMIT changed();
}

QString ReportViewModel::nameOf(const QJsonObject& group) const
{
    const QString key = group.value(QLatin1String("key")).toString();
    if (m_by == u"day") {
        return key.mid(5); // The month stands above.
    }
    if (m_by == u"window") {
        return key.isEmpty() ? tr("未叫号") : tr("%1 号窗口").arg(key);
    }
    return group.value(QLatin1String("name")).toString(key);
}

void ReportViewModel::onReport(const QJsonObject& report)
{
    m_isWhole = report.value(QLatin1String("isWhole")).toBool();
    m_isPruned = report.value(QLatin1String("isPruned")).toBool();
    m_csv = report.value(QLatin1String("csv")).toString();
    const QJsonArray groups = report.value(QLatin1String("groups")).toArray();
    double longest = 0;
    for (const QJsonValue group : groups) {
        longest =
            std::max(longest, group.toObject().value(QLatin1String("waitMinutes")).toDouble());
    }
    QList<ReportLine> lines;
    for (const QJsonValue value : groups) {
        const QJsonObject group = value.toObject();
        const double wait = group.value(QLatin1String("waitMinutes")).toDouble();
        const qint64 quoted = group.value(QLatin1String("quoted")).toInteger();
        lines.append({.name = nameOf(group),
                      .arrived = countText(group, "arrived"),
                      .served = countText(group, "served"),
                      .missed = countText(group, "missed"),
                      .unserved = countText(group, "unserved"),
                      .wait = averageText(group, "waitMinutes"),
                      .waitShare = longest > 0 ? wait / longest : 0,
                      .walk = averageText(group, "walkSeconds"),
                      .service = averageText(group, "serviceMinutes"),
                      .kept = quoted == 0
                                  ? QString()
                                  : countText(group, "kept") + u'/' + QString::number(quoted),
                      .ratings = ratingsText(group)});
    }
    m_lines.setLines(std::move(lines));
    m_hours.setBars(hourBars(report));
    m_quoted.setBars(quotedBars(report));
    m_level = levelText(report);
}

void ReportViewModel::toggleCharts()
{
    m_wantsCharts = !m_wantsCharts;
    Q_EMIT changed();
}

QString ReportViewModel::month() const
{
    return tr("%1年%2月").arg(m_month.year()).arg(m_month.month());
}

QString ReportViewModel::emptyText() const
{
    if (m_isWaiting) {
        return tr("正在统计…");
    }
    return m_lines.lines().isEmpty() && m_notice.isEmpty() ? tr("这个月还没有过完的工作日")
                                                           : QString();
}

QString ReportViewModel::doubt() const
{
    if (!m_isWhole) {
        return tr("原始记录有缺失或被改动，数字不可信，请联系技术人员");
    }
    return m_isPruned ? tr("部分原始记录已按期清理，没有逐条核对") : QString();
}

void ReportViewModel::exportFile()
{
    if (!canExport()) {
        return;
    }
    const QString path = QDir(m_folder).filePath(
        QStringLiteral("report-%1-%2.csv").arg(m_month.toString(u"yyyy-MM"), m_by));
    // The disk, or whatever the folder lies on, may take its time.
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), visit = m_visit, path, bytes = kMark + m_csv.toUtf8(),
         definitionsPath = QDir(m_folder).filePath(QStringLiteral("report-definitions.txt")),
         definitions = reportDefinitions()] {
            const bool isWritten =
                writeFile(path, bytes) && writeFile(definitionsPath, definitions);
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, visit, path, isWritten] {
                if (!self || self->m_visit != visit) {
                    return;
                }
                self->m_notice = isWritten ? tr("已存到 %1").arg(QDir::toNativeSeparators(path))
                                           : tr("没有存成：%1").arg(QDir::toNativeSeparators(path));
                Q_EMIT self->changed();
                Q_EMIT self->exported();
            });
        });
}

} // namespace onewindow::ui
