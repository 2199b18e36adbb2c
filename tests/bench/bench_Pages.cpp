// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"
#include "tests/qml/ScreenCheck.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMouseEvent>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSGRendererInterface>
#include <QSet>
#include <QtQml/qqmlextensionplugin.h>

#include <cstdio>
#include <memory>

using namespace onewindow;
using namespace onewindow::bench;
using namespace onewindow::ui;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_KioskPlugin)

namespace {

constexpr QSize kPortrait{1080, 1920};
/// A frame that follows sooner belongs to the page that is being made; later ones are its
/// animations.
constexpr std::chrono::milliseconds kBurstGap{12};
/// Of quiet, after which no more frames are waited for; and the most that is waited for them.
constexpr qint64 kQuietMs = 60;
constexpr qint64 kWatchMs = 250;
constexpr qint64 kBetweenTapsMs = 450;
constexpr double kMostPageMs = 50;
constexpr double kMostFrameMs = 16.7;

using Instant = std::chrono::steady_clock::time_point;

Instant now()
{
    return std::chrono::steady_clock::now();
}

/// Notes when each frame of a window began to be made and when it was shown. The software renderer
/// makes them in this thread.
class FrameWatch : public QObject
{
public:
    struct Frame
    {
        Instant begin;
        Instant end;
    };

    explicit FrameWatch(QQuickWindow& window)
    {
        window.installEventFilter(this);
        connect(&window, &QQuickWindow::frameSwapped, this, [this] {
            m_frames.append({m_begin, now()});
        });
    }

    void clear() { m_frames.clear(); }

    [[nodiscard]] const QList<Frame>& frames() const { return m_frames; }

    /// Runs the event loop until nothing is drawn any more, or for kWatchMs.
    void settle()
    {
        QElapsedTimer all;
        QElapsedTimer quiet;
        all.start();
        quiet.start();
        qsizetype seen = m_frames.size();
        while (quiet.elapsed() < kQuietMs && all.elapsed() < kWatchMs) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents,
                                            5);
            // Outside of exec() nobody else drops the pages that were left: they would go on
            // living, and each collection of the engine would take longer for them.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            if (m_frames.size() != seen) {
                seen = m_frames.size();
                quiet.start();
            }
        }
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose) {
            m_begin = now();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    Instant m_begin;
    QList<Frame> m_frames;
};

/// The kiosk on scripted devices in one window, and what its pages take to come.
class Kiosk
{
public:
    Kiosk()
        : m_engine(std::make_unique<QQmlEngine>())
    {
        m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    }

    /// Shows `page` on a kiosk just started and says how many controls it has.
    qsizetype show(const QString& page)
    {
        m_watch.reset();
        m_view.reset();
        m_kiosk = std::make_unique<KioskFixture>();
        m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
        m_view->setResizeMode(QQuickView::SizeRootObjectToView);
        m_view->resize(kPortrait);
        m_view->setInitialProperties(m_kiosk->properties());
        m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/OneWindow/Kiosk/KioskScreen.qml")));
        if (m_view->status() != QQuickView::Ready) {
            giveUp(QStringLiteral("the kiosk's screen cannot be made"));
        }
        m_watch = std::make_unique<FrameWatch>(*m_view);
        m_view->show();
        m_watch->settle();
        m_kiosk->show(page);
        m_watch->settle();
        // A tap that comes sooner after one that changed the page is taken for its echo.
        while (m_sinceTap.isValid() && !m_sinceTap.hasExpired(kBetweenTapsMs)) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        m_controls = ScreenCheck(*m_view, {}).controls();
        return m_controls.size();
    }

    [[nodiscard]] QString labelOf(qsizetype index) const
    {
        return m_controls.value(index)->property("label").toString();
    }

    /// Taps on a control of the page shown. Whether another page came.
    bool tap(qsizetype index, Samples& pages, Samples& frames)
    {
        const QQuickItem* control = m_controls.value(index);
        m_kiosk->tickets.acceptAll();
        m_kiosk->cases.acceptAll();
        m_kiosk->slotDesk.acceptAll();
        const auto before = m_kiosk->shared.page();
        const QPointF place =
            control->mapToScene(QPointF(control->width() / 2, control->height() / 2));
        m_watch->clear();
        m_sinceTap.start();
        const Instant start = now();
        send(QEvent::MouseButtonPress, place, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, place, Qt::NoButton);
        // What the store says is there at once: the wait for it is another figure.
        if (m_kiosk->tickets.lastCall() == QLatin1String("issue")) {
            m_kiosk->tickets.answerIssue(samples::ticket());
        } else if (m_kiosk->tickets.lastCall() == QLatin1String("callStaff")) {
            m_kiosk->tickets.answerStaff({});
        }
        m_watch->settle();
        if (m_kiosk->shared.page() == before || m_watch->frames().isEmpty()) {
            return false;
        }
        take(start, pages, frames);
        return true;
    }

private:
    void send(QEvent::Type type, const QPointF& place, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, place, m_view->mapToGlobal(place), Qt::LeftButton, buttons, {});
        QCoreApplication::sendEvent(m_view.get(), &event);
    }

    void take(Instant start, Samples& pages, Samples& frames) const
    {
        const auto& seen = m_watch->frames();
        // Complete when the frames that follow each other without a pause are over: texts wrap and
        // what is below them moves in the second one. On a page that moves, that is the second.
        qsizetype last = 0;
        while (last + 1 < seen.size() && last < 1 &&
               seen[last + 1].begin - seen[last].end < kBurstGap) {
            ++last;
        }
        pages.add(seen[last].end - start);
        for (qsizetype i = last + 1; i < seen.size(); ++i) {
            frames.add(seen[i].end - seen[i].begin);
        }
    }

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<KioskFixture> m_kiosk;
    std::unique_ptr<QQuickView> m_view;
    std::unique_ptr<FrameWatch> m_watch;
    QList<QQuickItem*> m_controls;
    QElapsedTimer m_sinceTap;
};

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
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("onewindow.*=false"));
    const Options options(app, QStringLiteral("Tap to the next page, drawn in software"));
    const Report report(options.results());
    Kiosk kiosk;
    Samples pages;
    Samples frames;
    // The first round makes every page for the first time, as the first citizens of the day do, and
    // finds the controls that lead to another page.
    Samples firstPages;
    QList<std::pair<QString, qsizetype>> ways;
    QSet<QString> others;
    const QStringList names = KioskFixture::pages();
    for (const QString& name : names) {
        const qsizetype count = kiosk.show(name);
        for (qsizetype i = 0; i < count; ++i) {
            const QString label = kiosk.labelOf(i);
            if (others.contains(label)) {
                continue;
            }
            if (kiosk.tap(i, firstPages, frames)) {
                ways.append({name, i});
            } else {
                others.insert(label); // A switch or a key: it is the same on every page.
            }
            kiosk.show(name);
        }
    }
    for (int round = 0; round < options.runs(2); ++round) {
        for (const auto& [name, control] : ways) {
            kiosk.show(name);
            const QString label = kiosk.labelOf(control);
            Samples one;
            if (kiosk.tap(control, one, frames)) {
                // For who wants to know which way is slow.
                std::fprintf(stderr, "%6.1f ms  %s: %s\n", one.percentile(50), qPrintable(name),
                             qPrintable(label));
            }
            pages += one;
        }
    }
    add(report, QStringLiteral("tap to complete page"), pages, 50, {});
    add(report, QStringLiteral("tap to complete page"), pages, 99, kMostPageMs);
    add(report, QStringLiteral("tap to complete page, first visit"), firstPages, 99, kMostPageMs);
    add(report, QStringLiteral("later frames"), frames, 50, {});
    add(report, QStringLiteral("later frames"), frames, 99, kMostFrameMs);
    return 0;
}
