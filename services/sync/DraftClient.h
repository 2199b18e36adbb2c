// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftSource.h"
#include "services/sync/PlatformClient.h"

#include <QObject>

#include <memory>

namespace onewindow::sync {

/// A terminal's way to the drafts that its hall holds, or to those that the centre does, which the
/// hall hands on. Before connectTo() nobody answers.
class DraftClient final : public QObject, public cases::DraftSource
{
    Q_OBJECT

public:
    enum class Holder {
        Hall,
        City,
    };

    explicit DraftClient(Holder holder, QObject* parent = nullptr)
        : QObject(parent)
        , m_holder(holder)
    {}

    /// From now on asks there; once, in the thread of the callbacks.
    void connectTo(const PlatformEndpoint& hall);

    void list(const QString& handle, ListCallback callback) override;
    void put(const QString& handle, const QString& day, const cases::HeldDraft& draft,
             DoneCallback callback) override;
    void end(const QString& handle, const QByteArray& caseId, DoneCallback callback) override;

private:
    void refuse(std::function<void(const Error&)> callback);
    [[nodiscard]] QString pathOf(const QString& handle, const QByteArray& caseId = {}) const;

    Holder m_holder;
    std::unique_ptr<PlatformClient> m_client;
};

} // namespace onewindow::sync
