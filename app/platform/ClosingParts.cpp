// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/ClosingParts.h"

#include "services/appointments/EarlyClosing.h"
#include "services/core/Log.h"
#include "services/journal/Restart.h"

#include <chrono>

namespace onewindow::platform {

namespace {

constexpr std::chrono::minutes kLook{1};

} // namespace

ClosingParts::ClosingParts()
{
    m_timer.setInterval(kLook);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void ClosingParts::start(storage::Writer& writer, queue::HallQueue& queue,
                         journal::Journal& journal)
{
    m_writer = &writer;
    m_queue = &queue;
    m_journal = &journal;
    m_timer.start();
    look();
}

void ClosingParts::stop()
{
    m_timer.stop();
}

void ClosingParts::look()
{
    m_writer->run<bool>(
        [this](storage::Database& database) -> Result<bool> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<bool>(false) : isHeld.error();
            }
            OW_TRY(m_queue->lookAtClosing(database));
            const auto told = appointments::followClosing(database, *m_journal);
            return told ? Result<bool>(true) : Result<bool>(told.error());
        },
        [this](const Result<bool>& done) {
            if (!done) {
                qCWarning(lcPlatform).noquote()
                    << "Which numbers are gone was not told:" << done.error().detail;
            } else if (done.value()) {
                m_queue->noteLooked();
            }
        });
}

} // namespace onewindow::platform
