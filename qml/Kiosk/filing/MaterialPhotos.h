// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "qml/Capture/DocumentShutter.h"
#include "services/cases/Attachment.h"
#include "services/catalog/Matter.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The materials of a matter while they are photographed, one after the other, page by page: seen,
/// taken, looked at, kept or taken again. Says what its page says. A camera that is not there, or
/// goes away, has words and ways on like any other state; what was kept stays until forget().
class MaterialPhotos : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Of a filing.")
    Q_PROPERTY(State state READ state NOTIFY changed)
    /// What the camera sees, or what was taken.
    Q_PROPERTY(onewindow::ui::ShownPicture* shown READ shown CONSTANT)
    /// All pages of this material may be taken again.
    Q_PROPERTY(bool canRestart READ canRestart NOTIFY changed)

public:
    enum class State {
        Closed,
        Starting, ///< No frame yet.
        Seeing,
        Taking,
        Looking, ///< At the picture that was just taken.
        Kept,    ///< There is a page at least, and nothing else is wanted.
        Lost,    ///< No camera, or no frames.
        Full,    ///< As many pages as a case takes, and none of this material.
    };
    Q_ENUM(State)

    explicit MaterialPhotos(QObject* parent = nullptr);

    /// Outlives this object.
    void useCamera(drivers::DocumentCameraDriver* camera);

    /// Something will be photographed in a minute.
    void prepare() { m_shutter.prepare(); }

    /// Begins with a material, or comes back to it.
    void open(const catalog::Material& material, const QString& language);
    /// For what is said of the material from here on.
    void setLanguage(const QString& language);
    /// Switches the camera off. Pages that were kept stay.
    void close();
    /// Drops everything.
    void forget();

    [[nodiscard]] State state() const;

    [[nodiscard]] ShownPicture* shown() { return m_shutter.shown(); }

    [[nodiscard]] bool canRestart() const { return m_place == Place::Kept && canAdd(); }

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;
    /// What is wrong with the picture, or with what was asked for.
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString primaryText() const;
    [[nodiscard]] QString primaryIcon() const;
    [[nodiscard]] QString secondaryText() const;
    [[nodiscard]] QString secondaryIcon() const;

    /// The one action of the page, and the other one. True: enough of this material.
    [[nodiscard]] bool goOn();
    [[nodiscard]] bool goAside();
    /// From a picture back to the camera; false from anywhere else.
    bool goBack();
    /// Drops the pages of this material and begins with it anew.
    Q_INVOKABLE void restart();

    [[nodiscard]] int pageCount(const QString& material) const;
    /// The materials there are pages of.
    [[nodiscard]] QStringList photographed() const;
    /// The pages of these materials, to be filed.
    [[nodiscard]] QList<cases::Attachment> attachments(const QStringList& materials) const;

Q_SIGNALS:
    void changed();

private:
    /// Where somebody is, beside what the camera does.
    enum class Place { Closed, Camera, Kept, Full };

    struct Page
    {
        QString material;
        drivers::DocumentPicture picture;
    };

    void see();
    void keep();
    void keepTaken();
    void close(Place place, const QImage& picture = {});

    [[nodiscard]] bool isFlawed() const
    {
        return m_shutter.taken().flaw != drivers::PictureFlaw::None;
    }

    [[nodiscard]] bool canAdd() const { return m_pages.size() < cases::Attachment::kPageLimit; }

    [[nodiscard]] bool hasPages() const { return pageCount(m_material.id) > 0; }

    [[nodiscard]] QString name() const { return m_material.name.in(m_language); }

    DocumentShutter m_shutter;
    catalog::Material m_material;
    QString m_language;
    Place m_place = Place::Closed;
    QList<Page> m_pages;
};

} // namespace onewindow::ui
