// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/KioskWindow.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/qml/ScreenCheck.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMouseEvent>
#include <QQuickItem>
#include <QSet>

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

using namespace onewindow;
using namespace onewindow::bench;
using namespace onewindow::ui;

namespace {

constexpr qint64 kBetweenTapsMs = 450;
constexpr double kMostPageMs = 50;
constexpr double kMostFrameMs = 16.7;

/// A terminal whose controls are tapped, and what the pages take that come of it.
class Kiosk
{
public:
    /// Shows `page` on a kiosk just started and says how many controls it has.
    qsizetype show(const QString& page)
    {
        m_window.restart();
        m_window.kiosk().show(page);
        m_window.frames().settle();
        // A tap that comes sooner after one that changed the page is taken for its echo.
        while (m_sinceTap.isValid() && !m_sinceTap.hasExpired(kBetweenTapsMs)) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        m_controls = ScreenCheck(m_window.view(), {}).controls();
        return m_controls.size();
    }

    /// The page that is drawn: several names are shown by one.
    [[nodiscard]] QString page()
    {
        const SessionViewModel& shared = m_window.kiosk().shared;
        return shared.page() == SessionViewModel::Page::Errand
                   ? shared.errand()->page()
                   : QVariant::fromValue(shared.page()).toString();
    }

    [[nodiscard]] QString labelOf(qsizetype index) const
    {
        return m_controls.value(index)->property("label").toString();
    }

    /// Taps on a control of the page shown. Whether another page came.
    bool tap(qsizetype index, Samples& pages, Samples& frames)
    {
        const QQuickItem* control = m_controls.value(index);
        KioskFixture& kiosk = m_window.kiosk();
        kiosk.tickets.acceptAll();
        kiosk.cases.acceptAll();
        kiosk.slotDesk.acceptAll();
        const QString before = page();
        const QPointF place =
            control->mapToScene(QPointF(control->width() / 2, control->height() / 2));
        m_window.frames().clear();
        m_sinceTap.start();
        const auto start = std::chrono::steady_clock::now();
        send(QEvent::MouseButtonPress, place, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, place, Qt::NoButton);
        // What the store says is there at once: the wait for it is another figure.
        if (kiosk.tickets.lastCall() == QLatin1String("issue")) {
            kiosk.tickets.answerIssue(samples::ticket());
        } else if (kiosk.tickets.lastCall() == QLatin1String("callStaff")) {
            kiosk.tickets.answerStaff({});
        }
        m_window.frames().settle();
        if (page() == before || m_window.frames().isEmpty()) {
            return false;
        }
        m_window.frames().take(start, pages, frames);
        return true;
    }

private:
    void send(QEvent::Type type, const QPointF& place, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, place, m_window.view().mapToGlobal(place), Qt::LeftButton, buttons,
                          {});
        QCoreApplication::sendEvent(&m_window.view(), &event);
    }

    KioskWindow m_window;
    QList<QQuickItem*> m_controls;
    QElapsedTimer m_sinceTap;
};

/// A control that leads to another page: the name of the page it is on, and its place there.
using Way = std::pair<QString, qsizetype>;

/// Makes every page for the first time, as the first citizens of the day do, and finds the controls
/// that lead to another one. Says which page has most controls.
QList<Way> findWays(Kiosk& kiosk, Samples& firstPages, Samples& frames)
{
    QList<Way> ways;
    std::pair<qsizetype, QString> largest;
    // Several names are shown by one page: what is called the same there does the same, and a key
    // of a keyboard does it everywhere.
    QSet<std::pair<QString, QString>> tapped;
    const QStringList names = KioskFixture::pages();
    for (const QString& name : names) {
        const qsizetype count = kiosk.show(name);
        largest = std::max(largest, std::pair(count, name));
        for (qsizetype i = 0; i < count; ++i) {
            const QString label = kiosk.labelOf(i);
            const std::pair control(label.size() == 1 ? QString() : kiosk.page(), label);
            if (tapped.contains(control)) {
                continue;
            }
            tapped.insert(control);
            if (kiosk.tap(i, firstPages, frames)) {
                ways.append({name, i});
            }
            kiosk.show(name);
        }
    }
    std::printf("  %d pages with %d controls; the largest is %s with %d; %d lead to another\n",
                static_cast<int>(names.size()), static_cast<int>(tapped.size()),
                qPrintable(largest.second), static_cast<int>(largest.first),
                static_cast<int>(ways.size()));
    return ways;
}

void add(const Report& report, const QString& name, const Samples& samples, double percent,
         std::optional<double> mostValue)
{
    report.add({.name = name + QStringLiteral(" p%1").arg(percent),
                .unit = QStringLiteral("ms"),
                .value = samples.percentile(percent),
                .floor = {},
                .mostRatio = {},
                .mostValue = mostValue,
                .runs = samples.count()});
}

} // namespace

int main(int argc, char* argv[])
{
    KioskWindow::drawInSoftware();
    QGuiApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("onewindow.*=false"));
    const Options options(app, QStringLiteral("Tap to the next page, drawn in software"));
    const Report report(options.results());
    Kiosk kiosk;
    Samples pages;
    Samples frames;
    Samples firstPages;
    const QList<Way> ways = findWays(kiosk, firstPages, frames);
    std::map<QString, Samples> byWay;
    for (int round = 0; round < options.runs(2); ++round) {
        for (const auto& [name, control] : ways) {
            kiosk.show(name);
            const QString label = kiosk.labelOf(control);
            Samples one;
            kiosk.tap(control, one, frames);
            pages += one;
            byWay[name + QStringLiteral(": ") + label] += one;
        }
    }
    std::pair<double, QString> slowest;
    for (const auto& [way, samples] : byWay) {
        // For who wants to know which ways are slow.
        std::fprintf(stderr, "%6.1f ms  %s\n", samples.percentile(50), qPrintable(way));
        slowest = std::max(slowest, std::pair(samples.percentile(50), way));
    }
    add(report, QStringLiteral("tap to complete page"), pages, 50, {});
    add(report, QStringLiteral("tap to complete page"), pages, 99, kMostPageMs);
    add(report, QStringLiteral("tap to complete page, first visit"), firstPages, 99, kMostPageMs);
    add(report, QStringLiteral("later frames"), frames, 50, {});
    add(report, QStringLiteral("later frames"), frames, 99, kMostFrameMs);
    std::printf("  the slowest way, %.1f ms: %s\n", slowest.first, qPrintable(slowest.second));
    return 0;
}
